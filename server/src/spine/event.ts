/** Where an event came from. A reaction declares which it hears; a million old purchases must greet nobody. */
export type Origin = 'live' | 'import' | 'demo' | 'replay';

/** What happened beside whom: what an event carries. Ids, amounts and codes, never personal values. */
export type EventData = Readonly<Record<string, unknown>>;

/** An event as the log holds it. */
export interface Event<D = EventData> {
  readonly eventId: string;
  readonly workspaceId: string;
  readonly recordedAt: Date;
  readonly type: string;
  readonly version: number;
  readonly customerId: string | null;
  readonly occurredAt: Date;
  /** "user:ID", "token:ID", "system:REACTION", "import:ID". */
  readonly actor: string;
  /** The event that led to this one. */
  readonly cause: string | null;
  readonly depth: number;
  /** The door it came in by: "api", "console", "import", "reaction". */
  readonly source: string;
  readonly origin: Origin;
  readonly data: D;
}

/** A chain of causes deeper than this is refused: a journey that triggers itself. */
export const deepestCause = 16;
