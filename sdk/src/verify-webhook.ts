/** What arrived: the headers by their lower-case names, and the body exactly as it came. */
export interface ArrivedWebhook {
  readonly headers: { get(name: string): string | null };
  readonly body: string;
}

/** An event of the business, as a webhook tells it. */
export interface WebhookEvent {
  /** The same at every attempt: remember it, and act once. */
  readonly id: string;
  /** "purchase.recorded" */
  readonly type: string;
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The call was not ours, was changed on its way, or is too old. */
export class NotOurWebhook extends Error {}

/**
 * Checks a webhook by the Standard Webhooks rules and reads it.
 *
 * @param secret "whsec_…", as the webhook's making answered it
 * @param options.toleranceSeconds how far the clocks may differ, so that an old call cannot be played again
 * @throws NotOurWebhook
 */
export async function verifyWebhook(
  secret: string,
  { headers, body }: ArrivedWebhook,
  options: { readonly toleranceSeconds?: number; readonly now?: Date } = {},
): Promise<WebhookEvent> {
  const id = headers.get('webhook-id') ?? '';
  const at = headers.get('webhook-timestamp') ?? '';
  const signatures = headers.get('webhook-signature') ?? '';
  const age = Math.abs((options.now ?? new Date()).getTime() / 1000 - Number(at));
  if (id === '' || at === '' || !(age <= (options.toleranceSeconds ?? 300)))
    throw new NotOurWebhook('the webhook has no id, or its time is not now');
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.replace(/^whsec_/, '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const signed = new TextEncoder().encode(`${id}.${at}.${body}`);
  // two signatures stand there while a secret is being changed
  for (const one of signatures.split(' ')) {
    const [version, signature = ''] = one.split(',');
    if (version === 'v1' && (await crypto.subtle.verify('HMAC', key, bytesOf(signature), signed)))
      return { id, ...(JSON.parse(body) as Omit<WebhookEvent, 'id'>) };
  }
  throw new NotOurWebhook('no signature of the webhook fits its content');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    throw new NotOurWebhook('a signature is base64');
  }
}
