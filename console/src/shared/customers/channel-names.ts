import { useWords } from '@peyvand/ui/read/reader.tsx';
import { channelWords } from './channel-words.ts';

/** A channel by its word; one that has none here by its own name. */
export function useChannelName(): (channel: string) => string {
  const { channels } = useWords(channelWords);
  return (channel) => (channel in channels ? channels[channel as keyof typeof channels] : channel);
}

/** Where a purchase was made, in words where the channel is a known one. */
export function useWhere(): (purchase: { readonly channel: string; readonly branch: string }) => string {
  const nameOf = useChannelName();
  return ({ channel, branch }) => [nameOf(channel), branch].filter(Boolean).join(' · ');
}
