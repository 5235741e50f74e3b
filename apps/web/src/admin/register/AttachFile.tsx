import { useMutation } from '@tanstack/react-query';
import { Icon, useLanguage } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { PAPER_TYPES, uploadPaper } from '../meetings/upload.ts';
import { Field } from './Field.tsx';

/** The paper itself, as a file: sent in parts as soon as it is chosen, and named by the fact that it proves. */
export function AttachFile({ fileId, onFile }: { fileId: string; onFile: (fileId: string) => void }) {
  const { t } = useLanguage();
  const upload = useMutation({
    mutationFn: (file: File) => uploadPaper(file, () => undefined, '/api/v1/register/papers'),
    onSuccess: (file) => onFile(file.fileId),
  });
  return (
    <Field label={t('reg.file.attach')} optional>
      {(bound) => (
        <>
          <input
            {...bound}
            className="field"
            type="file"
            accept={PAPER_TYPES}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) upload.mutate(file);
            }}
          />
          {upload.isPending && (
            <p className="tiny" role="status">
              {t('reg.file.sending')}
            </p>
          )}
          {!upload.isPending && fileId && (
            <p className="tiny">
              <Icon name="good" /> {t('reg.file.attached')}
            </p>
          )}
          {upload.error && <Problem of={upload.error} />}
        </>
      )}
    </Field>
  );
}
