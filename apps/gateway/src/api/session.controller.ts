import { Role } from '@bontot/contracts';
import { Answers, Open } from '@bontot/service';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Entrance } from '../access/entrance.ts';
import { tellWhen } from '../proxy/door.ts';

const SessionAnswer = z.object({
  personId: z.string().nullable().meta({ description: 'null for a machine' }),
  posts: z.array(z.object({ role: Role, unitId: z.string(), path: z.string(), until: z.string().nullable() })),
  expiresAt: z.iso.datetime().meta({ description: 'when the session ends unless it is used, or the token ends' }),
});

/** Who is signed in, for pages: what they show follows from the posts held now. */
@Controller('api/v1/session')
export class SessionController {
  readonly #entrance: Entrance;

  constructor(entrance: Entrance) {
    this.#entrance = entrance;
  }

  @Get()
  @Open('answers the caller about itself, and 401 SIGN_IN_NEEDED to everybody else')
  @Answers('The person who is signed in, with the posts held today', SessionAnswer)
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof SessionAnswer>> {
    const { actor, caller, session } = await this.#entrance.admit(request).catch((error) => tellWhen(error, reply));
    void reply.header('cache-control', 'no-store');
    return {
      personId: actor.personId ?? null,
      posts: actor.posts.map(({ role, unitId, path, until }) => ({ role, unitId, path, until })),
      expiresAt: new Date(session?.expiresAt ?? caller.expiresAt).toISOString(),
    };
  }
}
