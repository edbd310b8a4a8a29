import { uuidv7 } from '@peyvand/kernel/ids';
import type pg from 'pg';
import { send } from '../ground/database/send-together.ts';
import { bindTx, named, type Row, type Tx } from '../ground/database/transaction.ts';
import { appendEvents } from './append-events.ts';
import { composeStatement, type Part } from './compose-statement.ts';
import type { Told } from './declare-event.ts';
import { deepestCause, type Event, type Origin } from './event.ts';

/** The open write handle that a command works with; in a reaction, one for each event that it acts on. */
export interface Write {
  readonly workspaceId: string;
  readonly now: Date;
  readonly actor: string;
  readonly source: string;
  readonly origin: Origin;
  /** Reads and locks what the rule needs, in as few statements as possible. */
  read<R extends object = Row>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Puts off a statement to the single one that ends the write. Use `tx` where a later step must see the effect. */
  put(sql: string, params: readonly unknown[]): void;
  /** Tells what happened; the event joins the same commit. Answers its id. */
  tell(event: Told): string;
  /** Adds long work: it exists if and only if the write commits. */
  later: AddLater;
  /** Sends what was put off so far, for a step that has to see it. */
  flush(): Promise<void>;
  /** Drops what was put off and told: the command found that its work had been done before. */
  discard(): void;
  readonly tx: Tx;
}

/** A job in the same transaction; the options are those of the queue. */
export type AddLater = (
  name: string,
  payload: Record<string, unknown>,
  options?: { key?: string; runAt?: Date; keepRunAt?: boolean; quick?: boolean },
) => Promise<void>;

/** Adds a job in a transaction; the queue does it. */
export type AddJob = (tx: Tx, ...job: Parameters<AddLater>) => Promise<void>;

/** What all that is written in one transaction shares: positions in the log belong to the transaction, whoever tells. */
export interface Recording {
  readonly tx: Tx;
  readonly client: pg.ClientBase;
  readonly epoch: number;
  readonly now: Date;
  readonly addJob: AddJob;
  /** Events of this transaction so far. */
  position: number;
}

export function startRecording(
  client: pg.ClientBase,
  workspaceId: string,
  { epoch, now, addJob }: Pick<Recording, 'epoch' | 'now' | 'addJob'>,
): Recording {
  return { tx: bindTx(client, workspaceId), client, epoch, now, addJob, position: 0 };
}

/** Who writes, and why. */
export interface Writer {
  readonly actor: string;
  readonly source: string;
  readonly origin: Origin;
  readonly cause?: Event | undefined;
  /** When nothing else is said, it happened when its cause did. */
  readonly occurredAt?: Date;
}

/** What was put off and told by one writer, until it is sent. */
export class Draft {
  #recording: Recording;
  #parts: Part[] = [];
  #events: Event[] = [];

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  put(sql: string, params: readonly unknown[]): void {
    this.#parts.push({ sql, params });
  }

  /**
   * @throws when a chain of causes has become too deep: what tells because of it triggers itself
   */
  tell(told: Told, { actor, source, origin, cause, occurredAt }: Writer): string {
    const { now, tx } = this.#recording;
    const depth = cause === undefined ? 0 : cause.depth + 1;
    if (depth > deepestCause)
      throw new Error(`a chain of causes deeper than ${deepestCause} is refused (${told.kind.type})`);
    const event: Event = {
      eventId: uuidv7(now.getTime()),
      workspaceId: tx.workspaceId,
      recordedAt: now,
      type: told.kind.type,
      version: told.kind.version,
      customerId: told.customerId,
      occurredAt: told.occurredAt ?? occurredAt ?? now,
      actor,
      cause: cause?.eventId ?? null,
      depth,
      source,
      origin,
      data: told.data,
    };
    this.#events.push(event);
    return event.eventId;
  }

  discard(): void {
    this.#parts = [];
    this.#events = [];
  }

  /** Everything so far, in one statement: the parts are of one snapshot, and none may touch a row of another. */
  async send(): Promise<void> {
    await sendParts(this.#recording, [...this.#parts.splice(0), ...appendTold(this.#recording, this.takeTold())]);
  }

  get hasPuts(): boolean {
    return this.#parts.length > 0;
  }

  /** The statements alone; what was told is taken apart, to be appended with that of other drafts. */
  async sendPuts(): Promise<void> {
    await sendParts(this.#recording, this.#parts.splice(0));
  }

  takeTold(): Event[] {
    return this.#events.splice(0);
  }

  /** The handle over this draft. @param read what a read has to wait for or to send before it */
  handle(writer: Writer, read: Write['read']): Write {
    const { tx, now, addJob } = this.#recording;
    const { actor, source, origin } = writer;
    return {
      workspaceId: tx.workspaceId,
      actor,
      source,
      origin,
      now,
      tx,
      read,
      put: (sql, params) => this.put(sql, params),
      tell: (told) => this.tell(told, writer),
      later: (...job) => addJob(tx, ...job),
      flush: () => this.send(),
      discard: () => this.discard(),
    };
  }
}

/** Appends events to the log of the transaction: one statement for all, none for none. */
export async function sendTold(recording: Recording, events: readonly Event[]): Promise<void> {
  await sendParts(recording, appendTold(recording, events));
}

function appendTold(recording: Recording, events: readonly Event[]): Part[] {
  if (events.length === 0) return [];
  const part = appendEvents(recording.epoch, events, recording.position);
  recording.position += events.length;
  return [part];
}

async function sendParts({ client }: Recording, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const { sql, params } = composeStatement(parts);
  await send(client, named(sql, params));
}
