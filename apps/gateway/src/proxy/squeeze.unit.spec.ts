import { squeezeFor } from './squeeze.ts';

const json = { 'content-type': 'application/json; charset=utf-8', 'content-length': '5000' };
const gzip = { 'accept-encoding': 'gzip, deflate, br' };

describe('an answer is squeezed', () => {
  it.each([
    ['JSON of some size', gzip, json],
    ['a problem of some size', gzip, { ...json, 'content-type': 'application/problem+json' }],
    ['for a caller that prefers something else', { 'accept-encoding': 'br;q=1, gzip;q=0.5' }, json],
  ])('%s', (_, asked, answered) =>
    expect(squeezeFor(asked, answered)?.headers).toEqual({ 'content-encoding': 'gzip', vary: 'accept-encoding' }),
  );

  it.each([
    ['small ones', gzip, { ...json, 'content-length': '2047' }],
    ['streams', gzip, { 'content-type': 'text/event-stream' }],
    ['answers of unknown size', gzip, { 'content-type': 'application/json' }],
    ['what is squeezed already', gzip, { ...json, 'content-encoding': 'br' }],
    ['for callers that do not take it', { 'accept-encoding': 'br' }, json],
    ['for callers that refuse it', { 'accept-encoding': 'gzip;q=0, br' }, json],
    ['for callers that say nothing', {}, json],
  ])('not %s', (_, asked, answered) => expect(squeezeFor(asked, answered)).toBeUndefined());
});
