import { placeOf } from './place.ts';

describe('where a paper was found', () => {
  it.each([
    ['meeting:01M', { in: 'meeting', meetingId: '01M' }],
    ['study:01D.QN-LH-07', { in: 'study', documentId: '01D', unitId: 'QN-LH-07' }],
    ['report:01R.QN-LH-07', { in: 'report', reportId: '01R', unitId: 'QN-LH-07' }],
  ])('%s', (text, place) => expect(placeOf(text)).toEqual(place));
  it.each(['', 'meeting:', 'meeting:a.b', 'study:a', 'task:a', 'study:a.b.c', 'meeting:../a', 'meeting:a\n'])(
    'not %j',
    (text) => expect(placeOf(text)).toBeUndefined(),
  );
});
