import { type ColumnDefinitionNode, DataTypeNode, type KyselyPlugin, OperationNodeTransformer, RawNode } from 'kysely';

/** `ORDER BY` then gives the same order whatever language the database was made for, and the order that SQLite gives. */
class TextInByteOrder extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const { dataType } = node;
    const isText = DataTypeNode.is(dataType) && dataType.dataType === 'text';
    return isText ? { ...node, dataType: RawNode.createWithSql('text collate "C"') } : node;
  }
}

const transformer = new TextInByteOrder();

/** For a schema that is being made: every column of text in it is compared byte by byte. */
export const textInByteOrder: KyselyPlugin = {
  transformQuery: ({ node }) => transformer.transformNode(node),
  transformResult: async ({ result }) => result,
};
