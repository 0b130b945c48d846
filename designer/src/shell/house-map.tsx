import {
  AuditOutlined,
  BellOutlined,
  BranchesOutlined,
  CheckSquareOutlined,
  CompassOutlined,
  FunctionOutlined,
  MessageOutlined,
  NodeIndexOutlined,
} from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { Session, Today } from '@zhengai/runtime/contract';
import type { ReactNode } from 'react';
import { seesWholeCollege } from '../session/index.js';

export interface HouseEntry {
  /** Key of its name in this module's texts. */
  readonly name: string;
  readonly to: NonNullable<LinkProps['to']>;
  readonly icon: ReactNode;
  readonly group: 'daily' | 'design';
  readonly isFor: (session: Session) => boolean;
  /** What waits there. */
  readonly count?: (today: Today) => number;
}

const everybody = () => true;

/** The map of the house: every entry that exists, in the order of the navigation. */
export const houseMap: readonly HouseEntry[] = [
  { name: 'today', to: '/', icon: <CompassOutlined />, group: 'daily', isFor: everybody },
  {
    name: 'warnings',
    to: '/warnings',
    icon: <BellOutlined />,
    group: 'daily',
    isFor: everybody,
    count: (today) => today.openBySeverity.reduce((sum, { count }) => sum + count, 0),
  },
  {
    name: 'tasks',
    to: '/tasks',
    icon: <CheckSquareOutlined />,
    group: 'daily',
    isFor: everybody,
    count: (today) => today.myTasks.length,
  },
  { name: 'inbox', to: '/inbox', icon: <MessageOutlined />, group: 'daily', isFor: everybody },
  {
    name: 'verifications',
    to: '/verifications',
    icon: <AuditOutlined />,
    group: 'daily',
    isFor: seesWholeCollege,
    count: (today) => today.stages.verify,
  },
  {
    name: 'indicators',
    to: '/indicators',
    icon: <FunctionOutlined />,
    group: 'design',
    isFor: seesWholeCollege,
  },
  { name: 'rules', to: '/rules', icon: <BranchesOutlined />, group: 'design', isFor: seesWholeCollege },
  {
    name: 'workflows',
    to: '/workflows',
    icon: <NodeIndexOutlined />,
    group: 'design',
    isFor: seesWholeCollege,
  },
];
