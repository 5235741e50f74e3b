import type { Sign } from '../meetings/signs.ts';
import type { RegisterLine } from './reads.ts';

/** Where a record stands, in a word. A day that has not come is not yet anybody's fault. */
export function recordSign({ state, kind, dueOn, content }: RegisterLine, today: string): Sign {
  switch (state) {
    case 'cancelled':
      return { look: 'na', icon: 'na', key: 'reg.state.cancelled' };
    case 'missed':
      return content.issuedOn || content.doneOn
        ? { look: 'risk', icon: 'risk', key: 'reg.state.late' }
        : { look: 'fail', icon: 'fail', key: 'reg.state.missed' };
    case 'done':
      return content.issuedOn && content.issuedOn > dueOn
        ? { look: 'risk', icon: 'risk', key: 'reg.state.late' }
        : { look: 'good', icon: 'good', key: kind === 'case' ? 'reg.state.concluded' : 'reg.state.done' };
    case 'open':
      if (kind === 'case') return { look: 'risk', icon: 'risk', key: 'reg.state.examined' };
      return dueOn < today
        ? { look: 'risk', icon: 'risk', key: 'reg.state.due' }
        : { look: 'notdue', icon: 'notdue', key: 'reg.state.open' };
  }
}
