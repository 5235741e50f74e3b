import { eventually } from '@bontot/testing';
import type { Page } from 'playwright-core';

/** Waits until the phone keeps `text` among what somebody is writing: a letter reaches the disk a moment after the page. */
export const draftKept = (page: Page, text: string): Promise<true> =>
  eventually(async () => (await draftsOf(page)).includes(text) && (true as const));

const draftsOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answerOf = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error!);
      });
    const known = await indexedDB.databases();
    const { name } = known.find((each) => each.name?.startsWith('bontot-m-'))!;
    const store = await answerOf(indexedDB.open(name!));
    const drafts = await answerOf(store.transaction('drafts').objectStore('drafts').getAll());
    store.close();
    return JSON.stringify(drafts);
  });
