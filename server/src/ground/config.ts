import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Quotas, quotaNames, readQuotas, variableOf } from './quota/quotas.ts';
import { type RatesPerMinute, rateKinds, rateVariable, readRates } from './rates.ts';
import { readTrustProxy, type TrustProxy } from './trust-proxy.ts';

/** Settings of the installation, all from environment variables; the table is in README.md. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Embedded data, files, logs, backups, keys. */
  readonly dataDir: string;
  /** Set: the operator's PostgreSQL (>= 15) as its schema owner; unset: the embedded server. */
  readonly databaseUrl: string | undefined;
  /** Links in messages are built from it, never from the request's host. */
  readonly baseUrl: string;
  /** False: the address follows the port that the process got. */
  readonly baseUrlGiven: boolean;
  readonly keyFile: string;
  /** Fill a demo business on the very first start. */
  readonly demo: boolean;
  readonly rolePrefix: string;
  /** Largest upload in bytes. */
  readonly uploadLimit: number;
  /** Backup before migrating existing data. */
  readonly backupBeforeMigration: boolean;
  /** Outgoing calls into private address ranges (webhooks to a machine of the same house). */
  readonly allowPrivateTargets: boolean;
  /** Whose X-Forwarded-For counts. */
  readonly trustProxy: TrustProxy;
  /** What one business may have at most. */
  readonly quotas: Quotas;
  /** Requests a minute of one signed-in caller, by kind. */
  readonly perMinute: RatesPerMinute;
}

/** @throws Error with a sentence that names the variable when a value cannot be used */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT ?? 7300);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}"`);
  const dataDir = resolve(env.PEYVAND_DATA_DIR ?? join(homedir(), '.peyvand'));
  const uploadMb = Number(env.PEYVAND_UPLOAD_MB ?? 2048);
  if (!(uploadMb > 0)) throw new Error(`PEYVAND_UPLOAD_MB must be a positive number, not "${env.PEYVAND_UPLOAD_MB}"`);
  const host = env.HOST ?? '127.0.0.1';
  return {
    port,
    host,
    dataDir,
    databaseUrl: env.DATABASE_URL || undefined,
    baseUrl: readBaseUrl(env.PEYVAND_BASE_URL) ?? `http://localhost:${port}`,
    baseUrlGiven: readBaseUrl(env.PEYVAND_BASE_URL) !== undefined,
    demo: env.PEYVAND_DEMO !== 'off',
    keyFile: resolve(env.PEYVAND_KEY_FILE ?? join(dataDir, 'secret.key')),
    rolePrefix: env.PEYVAND_ROLE_PREFIX ?? 'peyvand',
    uploadLimit: Math.floor(uploadMb * 1024 * 1024),
    backupBeforeMigration: env.PEYVAND_BACKUP_BEFORE_MIGRATION !== 'off',
    allowPrivateTargets: env.PEYVAND_ALLOW_PRIVATE_TARGETS === 'on',
    trustProxy: readTrustProxy(env.PEYVAND_TRUST_PROXY),
    quotas: readQuotas(env),
    perMinute: readRates(env),
  };
}

/** The address as browsers spell it: a scheme and host in capitals are the same, and decide over the cookie all the same. */
function readBaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const url = URL.parse(text.trim());
  const fits =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '';
  if (!fits)
    throw new Error(
      `PEYVAND_BASE_URL must be an address like https://crm.example.ir (scheme and host, no path), not "${text}"`,
    );
  return url.origin;
}

/** The variables that make these very settings: for a process that works beside this one. */
export function environmentOf(config: Config): Record<string, string> {
  const onOff = (on: boolean) => (on ? 'on' : 'off');
  return {
    PORT: String(config.port),
    HOST: config.host,
    PEYVAND_DATA_DIR: config.dataDir,
    DATABASE_URL: config.databaseUrl ?? '',
    ...(config.baseUrlGiven ? { PEYVAND_BASE_URL: config.baseUrl } : {}),
    PEYVAND_KEY_FILE: config.keyFile,
    PEYVAND_DEMO: onOff(config.demo),
    PEYVAND_ROLE_PREFIX: config.rolePrefix,
    PEYVAND_UPLOAD_MB: String(config.uploadLimit / 1024 / 1024),
    PEYVAND_BACKUP_BEFORE_MIGRATION: onOff(config.backupBeforeMigration),
    PEYVAND_ALLOW_PRIVATE_TARGETS: onOff(config.allowPrivateTargets),
    ...Object.fromEntries(quotaNames.map((name) => [variableOf(name), String(config.quotas[name])])),
    ...Object.fromEntries(rateKinds.map((kind) => [rateVariable(kind), String(config.perMinute[kind])])),
    PEYVAND_TRUST_PROXY: config.trustProxy === false ? '' : [config.trustProxy].flat().join(','),
  };
}
