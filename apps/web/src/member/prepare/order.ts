/** The ids with the one at `from` standing at `to`; the others keep their order. */
export function moved<Id>(ids: readonly Id[], from: number, to: number): Id[] {
  const target = Math.min(ids.length - 1, Math.max(0, to));
  const [id, ...none] = ids.slice(from, from + 1);
  if (id === undefined || none.length > 0 || from === target) return [...ids];
  return ids.toSpliced(from, 1).toSpliced(target, 0, id);
}

/** Over which of the rows a finger stands: the first whose middle lies below it, else the last. */
export function placeAt(middles: readonly number[], y: number): number {
  const place = middles.findIndex((middle) => y < middle);
  return place < 0 ? middles.length - 1 : place;
}
