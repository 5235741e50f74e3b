import { can, postsOn, type Action } from '@bontot/access';
import { localDateOf, type UnitPath } from '@bontot/kernel';
import type { FileRef, Meeting, Signature } from '@bontot/meeting-core';
import { filesIn } from '@bontot/papers';
import type { Asking } from '@bontot/service';
import type { Reading } from './reading.ts';
import { placeOf, type PaperPlace } from '../papers/place.ts';
import type { Stores } from '../storage/stores.ts';
import { allows } from './permission.ts';

/** Looks a paper up where somebody says to have found it: it must be there, for this reader. Nobody reads by guessing ids. */
export class PaperPlaces {
  readonly #stores: Stores;
  readonly #reading: Reading;

  constructor(stores: Stores, reading: Reading) {
    this.#stores = stores;
    this.#reading = reading;
  }

  async shows(fileId: string, place: PaperPlace, asked: Asking): Promise<boolean> {
    return (await this.#filesAt(place, asked)).some((file) => file?.fileId === fileId);
  }

  /** Whether it is attached there, whoever may see it: such a paper is never swept. */
  async names(text: string, fileId: string): Promise<boolean> {
    const place = placeOf(text);
    const kept =
      place && (await (place.in === 'meeting' ? this.#stores.meetings.find(place.meetingId) : this.#sent(place)));
    return filesIn(kept?.state).includes(fileId);
  }

  /** What the reader may open there. */
  async #filesAt(place: PaperPlace, asked: Asking): Promise<(FileRef | null)[]> {
    if (place.in === 'meeting') {
      const stored = await this.#stores.meetings.find(place.meetingId);
      const view = stored && (await this.#reading.view(stored, asked));
      return view ? filesOf(view.meeting) : [];
    }
    const kept = await this.#sent(place);
    if (!kept) return [];
    const path = pathOf(kept.state.above);
    return (place.in === 'study' ? mayStudy : mayReadReport)(path, asked) ? [kept.state.file] : [];
  }

  #sent(place: Exclude<PaperPlace, { in: 'meeting' }>) {
    const { studies, unitReports } = this.#stores;
    return place.in === 'study'
      ? studies.store.load(`${place.documentId}.${place.unitId}`)
      : unitReports.store.load(`${place.reportId}.${place.unitId}`);
  }
}

const pathOf = (above: readonly string[]): UnitPath => `/${above.join('/')}/`;

/** All versions that the reader sees, and scans of signatures. */
const filesOf = ({ papers, minutes }: Meeting): (FileRef | null)[] => [
  ...papers.flatMap(({ versions }) => versions.map(({ file }) => file)),
  ...scansOf(minutes.signatures),
  ...minutes.amendments.flatMap(({ signatures }) => scansOf(signatures)),
];
const scansOf = (signatures: readonly Signature[]) => signatures.map(({ scan }) => scan);

/** Whoever has a post in the unit studies what was sent to it, exempt members too; those above follow it. */
const mayStudy = (path: UnitPath, asked: Asking): boolean =>
  postsOn(asked.actor, localDateOf(asked.moment)).some((post) => post.path === path) ||
  holds('minutes.read', path, asked) ||
  holds('plans.set', path, asked);

/** Between those who lead a unit and the committee that asked. */
const mayReadReport = (path: UnitPath, asked: Asking): boolean =>
  (['cell', 'committee'] as const).some((subject) => allows('meeting.conduct', { path, subject }, asked)) ||
  holds('plans.set', path, asked);

const holds = (action: Action, path: UnitPath, { actor, moment }: Asking): boolean =>
  can(actor, action, { path }, localDateOf(moment));
