import { formatDate, roleName } from '@bontot/i18n';
import { useState } from 'react';
import { Card, EmptyState, Icon, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import type { Person } from './answers.ts';
import { AssignPost } from './AssignPost.tsx';
import { byTime, givenPosts, timeOfPost } from './standing.ts';
import { useSendPeople } from './writes.ts';

type PersonPost = Person['posts'][number];

/** Posts with their terms: what a person may do follows from them, from the first day to the last. */
export function PostsCard({ person }: { person: Person }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const [assigning, assign] = useState(false);
  const acts = usePostActs();
  const { may, member } = person;
  const posts = givenPosts(person.posts).sort(byTime(today));
  const manages = may.manage && !member.erased && !member.sameAs;
  return (
    <Card
      title={t('people.posts')}
      tools={
        manages && (
          <button className="btn" type="button" onClick={() => assign(true)}>
            <Icon name="plus" />
            {t('people.post.assign')}
          </button>
        )
      }
    >
      {posts.length === 0 ? (
        <EmptyState icon="people" title={t('people.posts.none')} why={t('people.posts.none.why')} />
      ) : (
        <ul className="meet-list">
          {posts.map((post) => (
            <PostRow key={post.postId} post={post} act={manages ? acts.open : undefined} />
          ))}
        </ul>
      )}
      <AskDialog asking={acts.asking} onClose={acts.close} />
      {assigning && <AssignPost person={person} onClose={() => assign(false)} />}
    </Card>
  );
}

type PostAct = 'end' | 'extend';

function PostRow({ post, act }: { post: PersonPost; act: ((what: PostAct, post: PersonPost) => void) | undefined }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { role, unitName, from, until } = post;
  const time = timeOfPost(post, today);
  return (
    <li>
      <div className="meet-what">
        <p>
          <b>{roleName(language, role)}</b> · <span lang="vi">{unitName}</span>
        </p>
        <p className="small soft">
          {until
            ? t('people.term', { from: formatDate(language, from), until: formatDate(language, until) })
            : t('people.term.open', { from: formatDate(language, from) })}
          {time !== 'now' && ` · ${t(`people.post.${time}`)}`}
        </p>
      </div>
      {act && time !== 'ended' && (
        <div className="row wrap meet-acts">
          {(['end', 'extend'] as const).map((what) => (
            <button
              key={what}
              className="btn quiet"
              type="button"
              aria-label={t('people.actOf', { act: t(`people.post.${what}`), name: roleName(language, role) })}
              onClick={() => act(what, post)}
            >
              {t(`people.post.${what}`)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function usePostActs() {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const send = useSendPeople();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const open = (what: PostAct, { postId, role, from, until, unitName }: PersonPost): void => {
    const post = roleName(language, role);
    show({
      title: t(`people.post.${what}`),
      why: t(`people.post.${what}.why`, { post, unit: unitName }),
      act: t(`people.post.${what}`),
      questions: [
        {
          ...{ name: 'until', kind: 'date', label: t('people.post.until'), from },
          ...(what === 'end' ? { required: true, first: today } : { hint: t('people.post.until.hint') }),
        },
      ],
      send: async ({ until: last = null }) => {
        await send.mutateAsync({ to: ['posts', postId, what], body: { until: last } });
        toast({
          text: t(`people.post.${what}.done`, { post }),
          undo: () =>
            send.mutateAsync({ to: ['posts', postId, 'extend'], body: { until } }).then(
              () => undefined,
              () => toast({ text: t('people.undo.failed') }),
            ),
        });
      },
    });
  };
  return { asking, open, close: () => show(null) };
}
