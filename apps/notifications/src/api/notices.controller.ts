import type { Actor, Reach } from '@bontot/access';
import { languageOf } from '@bontot/i18n';
import type { Instant } from '@bontot/kernel';
import {
  Answers,
  CurrentActor,
  forbidden,
  notFound,
  RequestHeader,
  Requires,
  Scopes,
  SystemClock,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { InboxTeller } from '../jobs/inbox-teller.ts';
import { Notices } from '../storage/notices.ts';
import {
  ChangedAnswer,
  cursorOf,
  NoticeAnswer,
  NoticePath,
  PageAnswer,
  PageQuery,
  READ_AT_ONCE,
  ReadAllRequest,
  ReadQuery,
  UnreadAllRequest,
  UnreadAnswer,
} from './requests.ts';
import { shown } from './words.ts';

const AcceptLanguage = z.string().max(1_000).optional();
type Told = z.infer<typeof AcceptLanguage>;
type Path = z.infer<typeof NoticePath>;

/**
 * A person's own notices, and of those only the ones about cells whose score they may still read: a former secretary
 * sees nothing of the cell any more, and gets it back with the post.
 */
@Controller('api/v1/notices')
export class NoticesController {
  readonly #notices: Notices;
  readonly #inboxes: InboxTeller;
  readonly #clock: SystemClock;

  constructor(notices: Notices, inboxes: InboxTeller, clock: SystemClock) {
    this.#notices = notices;
    this.#inboxes = inboxes;
    this.#clock = clock;
  }

  @Get()
  @Requires('score.read')
  @Answers('Own notices, newest first', PageAnswer)
  async page(
    @Query({ schema: PageQuery }) { cursor, limit, unread }: z.infer<typeof PageQuery>,
    @RequestHeader('accept-language', AcceptLanguage) language: Told,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    const personId = personIn(actor);
    const [found, count] = await Promise.all([
      this.#notices.page(personId, reach, { limit, unread: unread === 'true', after: cursor }),
      this.#notices.countUnread(personId, reach),
    ]);
    return {
      items: found.map((notice) => shown(notice, languageOf(language))),
      next: found.length === limit ? cursorOf(found.at(-1)!) : null,
      unread: count,
    };
  }

  @Get('unread')
  @Requires('score.read')
  @Answers('How many own notices are unread', UnreadAnswer)
  async unread(@CurrentActor() actor: Actor, @Scopes() reach: Reach) {
    return { unread: await this.#notices.countUnread(personIn(actor), reach) };
  }

  @Post('read-all')
  @Requires('score.read')
  @Answers('Marks what is unread up to a moment as read; the ids undo it', ChangedAnswer)
  async readAll(
    @Body({ schema: ReadAllRequest }) { until }: z.infer<typeof ReadAllRequest>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    const personId = personIn(actor);
    const found = await this.#notices.unreadUntil(personId, reach, Date.parse(until), READ_AT_ONCE + 1);
    const noticeIds = found.slice(0, READ_AT_ONCE);
    const at = this.#clock.now();
    const changed = await this.#notices.change(personId, reach, noticeIds, { type: 'read', at }, at);
    this.#tell(personId);
    return { changed: changed.size, noticeIds: [...changed.keys()], more: found.length > READ_AT_ONCE };
  }

  @Post('unread-all')
  @Requires('score.read')
  @Answers('Marks notices as unread again', ChangedAnswer)
  async unreadAll(
    @Body({ schema: UnreadAllRequest }) { noticeIds }: z.infer<typeof UnreadAllRequest>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    const personId = personIn(actor);
    const ids = [...new Set(noticeIds)];
    const changed = await this.#notices.change(personId, reach, ids, { type: 'unread' }, this.#clock.now());
    this.#tell(personId);
    return { changed: changed.size, noticeIds: [...changed.keys()], more: false };
  }

  @Post(':noticeId/read')
  @Requires('score.read')
  @Answers('Marks a notice as read; doing it again changes nothing', NoticeAnswer)
  async read(
    @Param({ schema: NoticePath }) { noticeId }: Path,
    @Query({ schema: ReadQuery }) { revision }: z.infer<typeof ReadQuery>,
    @RequestHeader('accept-language', AcceptLanguage) language: Told,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    const at = this.#clock.now();
    return this.#one(noticeId, { type: 'read', at, revision }, actor, reach, at, language);
  }

  @Post(':noticeId/unread')
  @Requires('score.read')
  @Answers('Marks a notice as unread again', NoticeAnswer)
  async unreadAgain(
    @Param({ schema: NoticePath }) { noticeId }: Path,
    @RequestHeader('accept-language', AcceptLanguage) language: Told,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    return this.#one(noticeId, { type: 'unread' }, actor, reach, this.#clock.now(), language);
  }

  async #one(
    noticeId: string,
    command: Parameters<Notices['change']>[3],
    actor: Actor,
    reach: Reach,
    now: Instant,
    language: Told,
  ) {
    const personId = personIn(actor);
    const notice = (await this.#notices.change(personId, reach, [noticeId], command, now)).get(noticeId);
    if (!notice) throw notFound('NOTICE_UNKNOWN', { noticeId });
    this.#tell(personId);
    return shown(notice, languageOf(language));
  }

  /** Other open pages of the person hear of it; the answer does not wait for that, and the sweep sees to it. */
  #tell(personId: string): void {
    void this.#inboxes.tellSoon([personId]);
  }
}

/** Systems have no inbox. */
function personIn({ personId }: Actor): string {
  if (personId === undefined) throw forbidden();
  return personId;
}
