import { Table, type TableColumnsType } from 'antd';

/** Definitions one below the other, fifty to a page. */
export function DefinitionTable<R extends { readonly code: string }>({
  rows,
  emptyText,
  columns,
}: {
  readonly rows: readonly R[];
  readonly emptyText: string;
  readonly columns: TableColumnsType<R>;
}) {
  return (
    <Table<R>
      rowKey="code"
      size="middle"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText }}
      columns={columns}
    />
  );
}
