import { CampaignsController } from './campaigns.controller.ts';
import { PledgeFilesController } from './files.controller.ts';
import { InitiativesController } from './initiatives.controller.ts';
import { ModelsController } from './models.controller.ts';
import { PledgesController } from './pledges.controller.ts';
import { PrintController } from './print.controller.ts';
import { RegistrationsController } from './registrations.controller.ts';
import { SharesController } from './shares.controller.ts';
import { SweepController } from './sweep.controller.ts';
import { VerificationController } from './verification.controller.ts';

/** Every door of the service; fixed paths stand before those with parameters. */
export const controllers = [
  ...[SweepController, SharesController, PledgesController, InitiativesController, ModelsController],
  ...[RegistrationsController, CampaignsController, PledgeFilesController, PrintController],
  VerificationController,
];
