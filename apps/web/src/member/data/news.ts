/** What changed in what this phone keeps: for the pages of this tab, and by a channel for those of others. */
export type News = { meetingId?: string; subject?: string; path?: string };

const listeners = new Set<(news: News) => void>();
const channel = globalThis.BroadcastChannel ? new BroadcastChannel('bontot-m') : undefined;
channel?.addEventListener('message', ({ data }: MessageEvent<News>) => tell(data));

const tell = (news: News): void => {
  for (const listener of [...listeners]) listener(news);
};

export function changed(news: News): void {
  tell(news);
  channel?.postMessage(news);
}

export function onChanged(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
