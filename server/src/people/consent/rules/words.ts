export const purposes = ['service', 'marketing', 'profiling', 'research'] as const;
export type Purpose = (typeof purposes)[number];

/** Channels by which somebody is contacted. */
export const channels = ['sms', 'email', 'call', 'messenger', 'post'] as const;
export type Channel = (typeof channels)[number];

/** What a word of consent may be about: one channel, or all. */
export const spokenChannels = ['any', ...channels] as const;
export type SpokenChannel = (typeof spokenChannels)[number];

export const sources = ['person', 'staff', 'form', 'sms', 'import', 'api'] as const;
export type ConsentSource = (typeof sources)[number];

/** Sources by which the person herself spoke. */
export const ownSources: ReadonlySet<string> = new Set(['person', 'form', 'sms']);

/** Kinds of identifier that a channel reaches her by; a letter needs none of ours. */
export const reachedBy: Readonly<Record<Channel, readonly string[]>> = {
  sms: ['phone'],
  call: ['phone'],
  email: ['email'],
  messenger: ['messenger', 'phone'],
  post: [],
};
