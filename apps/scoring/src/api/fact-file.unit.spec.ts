import { readFactFile } from './fact-file.ts';

const read = (text: string, encoding: BufferEncoding = 'utf8') => readFactFile(Buffer.from(text, encoding));
const HEAD = 'cellId,measure,source,revision,effectiveOn,value';

describe('a file of facts', () => {
  it.each([
    ['18/20', 'dues.paid', { part: 18, whole: 20 }],
    ['Có', 'task.completed', { yes: true }],
    ['không', 'task.completed', { yes: false }],
    ['3', 'member.classified', { grade: 3 }],
    ['3', 'member.admitted', { n: 3 }],
    ['perhaps', 'task.completed', 'perhaps'],
  ])('reads %s of %s by its kind', (text, measure, value) =>
    expect(read(`${HEAD}\nA,${measure},x,1,2026-05-31,${text}`)).toMatchObject({
      ok: true,
      value: [{ row: 2, body: { measure, revision: 1, value } }],
    }),
  );
  it('in another encoding is refused', () =>
    expect(read(`${HEAD}\nQu\xe1n`, 'latin1')).toMatchObject({ ok: false, refusal: { code: 'FILE_ENCODING' } }));
  it('of more rows than anybody looks through is refused', () =>
    expect(read(`${HEAD}\n${'A,b,c,1,2026-05-31,1\n'.repeat(5001)}`)).toMatchObject({
      ok: false,
      refusal: { code: 'FILE_TOO_LONG', details: { got: 5001 } },
    }));
});
