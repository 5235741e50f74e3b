import { roleName } from '@bontot/i18n';
import { useLanguage } from '../../shared/language.ts';
import { useSession } from '../../shared/session.tsx';
import { firstPost } from './navigation.ts';

/** Who is signed in, by name and post. */
export function Who() {
  const { language, t } = useLanguage();
  const { name, posts } = useSession();
  const post = firstPost(posts);
  return (
    <div className="who tiny">
      <strong lang="vi">{name ?? t('shell.who.unnamed')}</strong>
      {post && (
        <span className="soft">
          {roleName(language, post.role)} · <span lang="vi">{post.unitName}</span>
        </span>
      )}
    </div>
  );
}
