import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWarningSearch, type WarningSearch } from '../addresses/index.js';
import { ProblemNote } from '../problem/index.js';
import { removeView, savedViewsQuery, saveView } from './warning-queries.js';
import styles from './warning-list.module.css';

interface SavedViewsProps {
  readonly search: WarningSearch;
  readonly onChoose: (search: WarningSearch) => void;
}

/** A person's own filters by name: to come back to with one click. */
export function SavedViews({ search, onChoose }: SavedViewsProps) {
  const { t } = useTranslation('warnings');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const views = useQuery(savedViewsQuery);
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const saving = useMutation({
    mutationFn: () => saveView(name.trim(), search),
    onSuccess: async () => {
      setOpen(false);
      setName('');
      void message.success(t('views.saved'));
      await lookAgain();
    },
  });
  const removing = useMutation({ mutationFn: removeView, onSuccess: lookAgain });
  const here = JSON.stringify(sorted(search));
  const error = views.error ?? removing.error;

  return (
    <nav className={styles.views} aria-label={t('views.label')}>
      {error ? <ProblemNote error={error} /> : null}
      {(views.data ?? []).map((view) => {
        const filter = readWarningSearch(view.filter);
        const isHere = JSON.stringify(sorted(filter)) === here;
        return (
          <span key={view.id} className={styles.view} data-here={isHere}>
            <Button
              size="small"
              type={isHere ? 'primary' : 'default'}
              aria-pressed={isHere}
              onClick={() => onChoose(filter)}
            >
              {view.name}
            </Button>
            {isHere ? (
              <Button
                size="small"
                type="text"
                aria-label={t('views.remove', { name: view.name })}
                onClick={() => removing.mutate(view.id)}
              >
                ×
              </Button>
            ) : null}
          </span>
        );
      })}
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        title={t('views.saveTitle')}
        content={
          <form
            className={styles.saveView}
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') saving.mutate();
            }}
          >
            <Input
              autoFocus
              aria-label={t('views.name')}
              placeholder={t('views.name')}
              maxLength={60}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={name.trim() === ''}>
              {t('views.save')}
            </Button>
            {saving.error ? <ProblemNote error={saving.error} /> : null}
          </form>
        }
      >
        <Button size="small" type="dashed">
          {t('views.saveThis')}
        </Button>
      </Popover>
    </nav>
  );
}

function sorted(search: WarningSearch): readonly (readonly [string, unknown])[] {
  return Object.entries(search).sort(([a], [b]) => (a < b ? -1 : 1));
}
