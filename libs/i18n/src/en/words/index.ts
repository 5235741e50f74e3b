import { actions } from './actions.ts';
import { because } from './because.ts';
import { causes } from './causes.ts';
import { clauses } from './clauses.ts';
import { conditions } from './conditions.ts';
import { measures } from './measures.ts';
import { names } from './names.ts';
import { pages } from './pages/index.ts';
import { rates } from './rates.ts';
import { reasons } from './reasons.ts';
import { shares } from './shares.ts';
import { states } from './states.ts';
import { times } from './times.ts';
import { why } from './why.ts';

/** Every word and sentence that a person reads, but those about errors; keys are the same in each language. */
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
  ...pages,
};
