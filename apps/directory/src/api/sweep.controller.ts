import { SweepRoute } from '@bontot/service';
import { Controller } from '@nestjs/common';

/** Lets the days of told history come. */
@Controller('api/v1/directory/sweep')
export class SweepController extends SweepRoute {}
