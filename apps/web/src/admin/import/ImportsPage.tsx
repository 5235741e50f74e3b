import { grantOf } from '@bontot/access';
import { EmptyState, Page, useLanguage, useSession } from '../../shared/index.ts';
import { ExportCard } from './ExportCard.tsx';
import { FileDrop } from './FileDrop.tsx';
import { PastImports } from './PastImports.tsx';
import '../meetings/meetings.css';
import '../register/register.css';
import './import.css';

/** `/import`: a file comes in, a list goes out, and what came in before. */
export default function ImportsPage() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const units = posts.filter(({ role }) => grantOf('files.import', role));
  const own = [...new Map(units.map((post) => [post.unitId, post])).values()];
  return (
    <Page title={t('import.title')} facts={t('import.lead')}>
      {own.length === 0 ? (
        <EmptyState icon="na" title={t('import.none')} why={t('import.none.why')} />
      ) : (
        <div className="import-cols">
          <div className="meet-stack">
            <FileDrop units={own} />
            <PastImports />
          </div>
          <ExportCard units={own} />
        </div>
      )}
    </Page>
  );
}
