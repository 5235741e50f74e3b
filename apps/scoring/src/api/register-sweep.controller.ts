import { SweepRoute } from '@bontot/service';
import { Controller } from '@nestjs/common';

/** Lets the days of told history come in the register. */
@Controller('api/v1/register/sweep')
export class RegisterSweepController extends SweepRoute {}
