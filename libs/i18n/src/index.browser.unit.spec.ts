import * as browser from './index.browser.ts';

describe('the entry of browsers', () => {
  it('says nothing in a language before it is loaded, and the same as services do after', async () => {
    expect(browser.isLoaded('ru')).toBe(false);
    expect(() => browser.say('ru', 'outcome.at_risk')).toThrow("await loadLanguage('ru') first");
    await browser.loadLanguage('ru');
    expect(browser.isLoaded('ru')).toBe(true);
    expect(browser.say('ru', 'outcome.at_risk')).toBe('В зоне риска');
  });
  it('fetches the sentence of a refusal when one is asked for', async () => {
    await browser.loadLanguage('en');
    const { sentenceFor } = await import('./index.ts');
    for (const [code, details] of [
      ['REVISION_INVALID', { got: '0' }],
      ['NOBODY_GAVE_THIS', {}],
    ] as const)
      expect(await browser.refusalSentence('en', code, details)).toBe(sentenceFor(code, details, 'en'));
  });
  it('offers all that services have but sentences about errors', async () => {
    const onlyServices = ['catalogues', 'errorCodes', 'isErrorCode', 'sentenceFor'];
    const names = (entry: object) => Object.keys(entry).sort();
    const services = await import('./index.ts');
    expect(names(browser)).toEqual(names(services).filter((name) => !onlyServices.includes(name)));
  });
});
