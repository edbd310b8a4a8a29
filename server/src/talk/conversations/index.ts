/** The door of talk/conversations: what others may call. */
export {
  type InteractionWish,
  type RecordedInteraction,
  recordInteraction,
} from './commands/record-interaction.ts';
