import type { Config } from '../../../ground/config.ts';

/** A session ends 90 days after its sign-in, or after 14 days without use. */
export const sessionDays = { longest: 90, unused: 14 } as const;

/** With https the browser itself refuses a cookie of this name from a subdomain or another path. */
function nameOf(config: Config, name = ''): string {
  const own = name === '' ? 'peyvand' : `peyvand_${name}`;
  return isHttps(config) ? `__Host-${own}` : own;
}

function isHttps(config: Config): boolean {
  return config.baseUrl.startsWith('https:');
}

/** The Set-Cookie header that hands a session to the browser; scripts cannot read it, other sites' writes do not carry it. */
export function sessionCookie(config: Config, token: string): string {
  return writeCookie(config, '', token, sessionDays.longest * 86_400);
}

/** The Set-Cookie header that takes it back. */
export function noSessionCookie(config: Config): { 'set-cookie': string } {
  return { 'set-cookie': writeCookie(config, '', '', 0) };
}

/** A Set-Cookie header of ours; without a name, that of the session. */
export function writeCookie(config: Config, name: string, value: string, seconds: number): string {
  const secure = isHttps(config) ? '; Secure' : '';
  return `${nameOf(config, name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The session token of a Cookie header; undefined when there is none of ours. */
export function readSessionCookie(config: Config, header: string | undefined): string | undefined {
  return readCookie(config, '', header);
}

/** The secret in one of our cookies; undefined when there is none, or none that we could have given. */
export function readCookie(config: Config, name: string, header: string | undefined): string | undefined {
  const start = `${nameOf(config, name)}=`;
  const pair = header?.split('; ').find((one) => one.startsWith(start));
  const token = pair?.slice(start.length);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}
