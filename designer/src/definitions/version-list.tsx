import type { DefinitionView } from '@zhengai/runtime/contract';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstantName } from '../period/index.js';
import { sameBody } from './same-body.js';
import { StatusTag } from './status-tag.js';
import type { DefinitionLife } from './use-definition.js';
import styles from './definitions.module.css';

interface VersionListProps {
  readonly open: boolean;
  readonly life: DefinitionLife;
  readonly describe: (body: unknown) => ReactNode;
  readonly onRestore?: (body: unknown) => void;
  readonly onClose: () => void;
}

/** Every version of a definition: who, when, what it said. */
export function VersionList({ open, life, describe, onRestore, onClose }: VersionListProps) {
  const { t } = useTranslation('definitions');
  return (
    <Drawer open={open} title={t('versions')} size="large" onClose={onClose} destroyOnHidden>
      <ol className={styles.versionList}>
        {life.versions?.map((version) => (
          <li key={version.id}>
            <header>
              <strong>{t('version', { version: version.version })}</strong>
              <StatusTag status={version.status} />
              {onRestore && !sameBody(version.body, life.current?.body) ? (
                <Button
                  size="small"
                  onClick={() => {
                    onRestore(version.body);
                    onClose();
                  }}
                >
                  {t('restore')}
                </Button>
              ) : null}
            </header>
            <Origin version={version} />
            <div className={styles.body}>{describe(version.body)}</div>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}

function Origin({ version }: { readonly version: DefinitionView }) {
  const { t } = useTranslation('definitions');
  const instantName = useInstantName();
  const { author, approver, pack, releasedAt, updatedAt, status } = version;
  const saved = status === 'draft' || status === 'inReview';
  const parts = [
    pack === null ? author && t('by', { name: author }) : t('fromPack'),
    approver && t('approvedBy', { name: approver }),
    saved ? t('savedAt', { at: instantName(updatedAt, 'time') }) : undefined,
    releasedAt && t('releasedAt', { at: instantName(releasedAt, 'time') }),
  ];
  return <p className={styles.origin}>{parts.filter(Boolean).join(' · ')}</p>;
}
