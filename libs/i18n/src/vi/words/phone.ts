import { actions } from './actions.ts';
import { because } from './because.ts';
import { causes } from './causes.ts';
import { clauses } from './clauses.ts';
import { conditions } from './conditions.ts';
import { measures } from './measures.ts';
import { names } from './names.ts';
import { meetingPhone } from './pages/meeting-phone.ts';
import { memberPhone } from './pages/member-phone.ts';
import { pledgePhone } from './pages/pledge-phone.ts';
import { shell } from './pages/shell.ts';
import { rates } from './rates.ts';
import { reasons } from './reasons.ts';
import { shares } from './shares.ts';
import { states } from './states.ts';
import { times } from './times.ts';
import { why } from './why.ts';

/** What the app of phones says: the words of administrators' pages would cost its first load a third more. */
export const words = {
  ...states,
  ...names,
  ...times,
  ...measures,
  ...rates,
  ...shares,
  ...clauses,
  ...why,
  ...because,
  ...conditions,
  ...reasons,
  ...actions,
  ...causes,
  ...meetingPhone,
  ...memberPhone,
  ...pledgePhone,
  ...shell,
};
