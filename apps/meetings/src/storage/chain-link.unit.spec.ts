import { faultsOf, linkAfter, type Link, type Standing } from './chain-link.ts';

const page = (pageId: string, content: string) => ({
  ...{ unitId: 'QN-LH-07', kind: 'minutes' as const, meetingId: pageId, pageId, at: 1, salt: 'salt', content },
});
const chainOf = (...contents: string[]): Link[] =>
  contents.reduce<Link[]>(
    (links, content, index) => [...links, linkAfter(links.at(-1), page(`M${index}`, content))],
    [],
  );
const standingOf = (links: readonly Link[], waits = false): Map<string, Standing> =>
  new Map(links.map(({ unitId, meetingId, pageId, content }) => [pageId, { unitId, meetingId, text: content, waits }]));
const codes = (links: readonly Link[], standing = standingOf(links)) =>
  faultsOf(links, standing).map(({ pageId, code }) => `${pageId} ${code}`);

describe('a chain of signed minutes', () => {
  const links = chainOf('one', 'two', 'three');

  it('is whole as it was made', () => expect(codes(links)).toEqual([]));

  it('names the document whose content was altered', () => {
    const altered = links.map((link) => (link.n === 2 ? { ...link, content: 'other' } : link));
    expect(codes(altered, standingOf(links))).toEqual(['M1 CONTENT_CHANGED']);
  });

  it('names the meeting that says something else than was signed', () =>
    expect(codes(links, standingOf(chainOf('one', 'other', 'three')))).toEqual(['M1 MINUTES_DIFFER']));

  it('names the place where a link was taken out', () =>
    expect(codes([links[0]!, links[2]!], standingOf([links[0]!, links[2]!]))).toEqual([
      'M2 VERSION_GAP',
      'M2 LINK_BROKEN',
    ]));

  it('names the link after one that was made anew', () => {
    const remade = { ...linkAfter(links[0], page('M1', 'other')) };
    const altered = [links[0]!, remade, links[2]!];
    expect(codes(altered, standingOf(altered))).toEqual(['M2 LINK_BROKEN']);
  });

  it('names signed minutes that are in no link, once they had time', () => {
    expect(codes(links.slice(0, 2), standingOf(links))).toEqual(['M2 NOT_CHAINED']);
    expect(codes(links.slice(0, 2), standingOf(links, true))).toEqual([]);
  });
});
