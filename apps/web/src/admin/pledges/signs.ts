import type { InitiativeState, ModelState, RegistrationState } from '@bontot/pledge-core';
import type { Sign } from '../meetings/signs.ts';

export const registrationSign = (state: RegistrationState): Sign => REGISTRATIONS[state];
const REGISTRATIONS: Record<RegistrationState, Sign> = {
  draft: { look: 'notdue', icon: 'pencil', key: 'pledge.registration.state.draft' },
  submitted: { look: 'risk', icon: 'risk', key: 'pledges.state.submitted' },
  registered: { look: 'good', icon: 'good', key: 'pledges.state.registered' },
  returned: { look: 'na', icon: 'na', key: 'pledges.state.returned' },
  withdrawn: { look: 'na', icon: 'na', key: 'pledge.registration.state.withdrawn' },
};

export const initiativeSign = (state: InitiativeState): Sign => INITIATIVES[state];
const INITIATIVES: Record<InitiativeState, Sign> = {
  draft: { look: 'notdue', icon: 'pencil', key: 'pledge.initiative.state.draft' },
  submitted: { look: 'risk', icon: 'risk', key: 'pledges.state.waits' },
  applied: { look: 'risk', icon: 'risk', key: 'pledges.state.appliedWaits' },
  recognised: { look: 'good', icon: 'good', key: 'pledge.initiative.state.recognised' },
  declined: { look: 'na', icon: 'na', key: 'pledge.initiative.state.declined' },
  withdrawn: { look: 'na', icon: 'na', key: 'pledge.initiative.state.withdrawn' },
};

export const modelSign = (state: ModelState): Sign => MODELS[state];
const MODELS: Record<ModelState, Sign> = {
  proposed: { look: 'risk', icon: 'risk', key: 'pledges.state.waits' },
  recognised: { look: 'good', icon: 'good', key: 'pledge.initiative.state.recognised' },
  declined: { look: 'na', icon: 'na', key: 'pledge.initiative.state.declined' },
  cancelled: { look: 'na', icon: 'na', key: 'pledges.state.cancelled' },
};
