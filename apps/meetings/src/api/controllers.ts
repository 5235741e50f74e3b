import { BallotsController } from './ballots.controller.ts';
import { HomeController } from './home.controller.ts';
import { MeetingsController } from './meetings.controller.ts';
import { MemberReportsController } from './member-reports.controller.ts';
import { MembersReviewsController } from './members-reviews.controller.ts';
import { MonthsController } from './months.controller.ts';
import { PapersController } from './papers.controller.ts';
import { PrintController } from './print.controller.ts';
import { SettingsController } from './settings.controller.ts';
import { StudyController } from './study.controller.ts';
import { SweepController } from './sweep.controller.ts';
import { TasksController } from './tasks.controller.ts';
import { UnitReportsController } from './unit-reports.controller.ts';
import { VerificationController } from './verification.controller.ts';

/** Every door of the service; fixed paths stand before those with parameters. */
export const controllers = [
  ...[HomeController, SweepController, MeetingsController, SettingsController, MonthsController, TasksController],
  ...[StudyController, MemberReportsController, UnitReportsController, MembersReviewsController],
  ...[PapersController, PrintController, BallotsController, VerificationController],
];
