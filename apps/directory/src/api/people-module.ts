import { Sweep, ToldTime } from '@bontot/service';
import type { Provider, Type } from '@nestjs/common';
import { DuplicateWork } from '../jobs/duplicate-work.ts';
import { PeopleWork } from '../jobs/people-work.ts';
import type { PeopleLife } from '../people-life.ts';
import { PeopleStores } from '../storage/people.ts';
import { CandidateDesk } from './candidate-desk.ts';
import { CandidateStepsController } from './candidate-steps.controller.ts';
import { CandidatesController } from './candidates.controller.ts';
import { ClassificationController } from './classification.controller.ts';
import { CompareDesk } from './compare-desk.ts';
import { DuplicatesController } from './duplicates.controller.ts';
import { InvitationsController } from './invitations.controller.ts';
import { MembershipController } from './membership.controller.ts';
import { PeopleDesk } from './people-desk.ts';
import { PersonPage } from './person-page.ts';
import { PersonController } from './person.controller.ts';
import { SweepController } from './sweep.controller.ts';
import { TrainingController } from './training.controller.ts';
import { TransfersController } from './transfers.controller.ts';

/** Doors of what happens to people. */
export const peopleControllers: Type[] = [
  ...[PersonController, MembershipController, TransfersController, CandidatesController, CandidateStepsController],
  ...[TrainingController, ClassificationController, InvitationsController, SweepController],
  DuplicatesController,
];

/** What those doors ask for, by its class. */
export const peopleProviders = (life: PeopleLife | undefined): Provider[] => [
  { provide: PeopleStores, useValue: life?.people },
  { provide: PeopleWork, useValue: life?.work },
  { provide: DuplicateWork, useValue: life?.duplicates },
  { provide: ToldTime, useValue: life?.told },
  { provide: Sweep, useValue: life?.sweep },
  ...[PeopleDesk, PersonPage, CandidateDesk, CompareDesk],
];
