import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, type LinkProps } from '@tanstack/react-router';

/** Way back to the list a page came from. */
export function BackLink({
  to,
  children,
}: {
  readonly to: NonNullable<LinkProps['to']>;
  readonly children: string;
}) {
  return (
    <Link to={to}>
      <ArrowLeftOutlined aria-hidden style={{ marginInlineEnd: 6, fontSize: 11 }} />
      {children}
    </Link>
  );
}
