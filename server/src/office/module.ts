import type { Job } from '../edge/house.ts';
import type { Route } from '../edge/http/route.ts';
import type { Acts } from '../spine/act.ts';
import type { EventType } from '../spine/declare-event.ts';
import type { Keep } from '../spine/keep.ts';
import type { PersonalPart } from '../spine/personal.ts';
import type { Reaction } from '../spine/reaction.ts';
import type { ModuleWords } from '../spine/words.ts';
import type { Export } from './exports/index.ts';
import type { Intake } from './imports/index.ts';
import type { HashedPlace, SealedPlace } from './key/index.ts';

/** The plug of a module: what the composition root mounts. */
export interface Module {
  /** "customers"; its tables begin with it. */
  readonly name: string;
  /** What it tells the world. */
  readonly events?: readonly EventType[];
  readonly routes?: readonly Route[];
  readonly reactions?: readonly Reaction[];
  readonly jobs?: readonly Job[];
  /** Kinds of files that it takes in. */
  readonly intake?: readonly Intake[];
  /** Lists that it gives out as files. */
  readonly exports?: readonly Export[];
  /** What it writes into the history of changes: every action, its words, and whether it is one of security. */
  readonly acts?: Acts;
  /** Its events as sentences of the timeline. */
  readonly words?: ModuleWords;
  /** Its tables with a customer's id: following of merges, erasing and what is in use are made from them. */
  readonly keeps?: readonly Keep[];
  /** What it keeps about a person, for her to see and for erasing. */
  readonly personal?: PersonalPart;
  /** Its columns that are sealed with the installation's key, and its hashes under it. */
  readonly sealed?: readonly SealedPlace[];
  readonly hashed?: readonly HashedPlace[];
}
