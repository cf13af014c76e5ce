/**
 * A sorted set that knows places: a treap whose nodes count what is below them. Insertion, removal, place and item at a
 * place all take O(log n) on average.
 */
interface Node<Item> {
  item: Item;
  priority: number;
  size: number;
  left: Node<Item> | null;
  right: Node<Item> | null;
}

export class OrderedSet<Item> {
  readonly #compare: (a: Item, b: Item) => number;
  #root: Node<Item> | null = null;
  #seed = 0x9e3779b9;

  /** `compare` is negative, zero or positive, and zero only for the same item. */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return sizeOf(this.#root);
  }

  /** False if it was there already. */
  add(item: Item): boolean {
    if (this.rank(item) !== null) return false;
    this.#root = this.#insert(this.#root, {
      item,
      priority: this.#nextPriority(),
      size: 1,
      left: null,
      right: null,
    });
    return true;
  }

  /** False if it was not there. */
  delete(item: Item): boolean {
    if (this.rank(item) === null) return false;
    this.#root = this.#remove(this.#root, item);
    return true;
  }

  /** How many come before it; null if it is not there. */
  rank(item: Item): number | null {
    let before = 0;
    for (let node = this.#root; node !== null; ) {
      const order = this.#compare(item, node.item);
      if (order === 0) return before + sizeOf(node.left);
      if (order > 0) before += sizeOf(node.left) + 1;
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  /** In order, from the first. Must not be changed meanwhile. */
  *[Symbol.iterator](): Generator<Item, void, undefined> {
    const path: Node<Item>[] = [];
    let node = this.#root;
    while (node !== null || path.length > 0) {
      for (; node !== null; node = node.left) path.push(node);
      const next = path.pop();
      if (next === undefined) return;
      yield next.item;
      node = next.right;
    }
  }

  #insert(node: Node<Item> | null, added: Node<Item>): Node<Item> {
    if (node === null) return added;
    if (added.priority > node.priority) {
      [added.left, added.right] = this.#split(node, added.item);
      return counted(added);
    }
    if (this.#compare(added.item, node.item) < 0) node.left = this.#insert(node.left, added);
    else node.right = this.#insert(node.right, added);
    return counted(node);
  }

  #split(node: Node<Item> | null, at: Item): [Node<Item> | null, Node<Item> | null] {
    if (node === null) return [null, null];
    if (this.#compare(node.item, at) < 0) {
      const [left, right] = this.#split(node.right, at);
      node.right = left;
      return [counted(node), right];
    }
    const [left, right] = this.#split(node.left, at);
    node.left = right;
    return [left, counted(node)];
  }

  #remove(node: Node<Item> | null, item: Item): Node<Item> | null {
    if (node === null) return null;
    const order = this.#compare(item, node.item);
    if (order === 0) return merged(node.left, node.right);
    if (order < 0) node.left = this.#remove(node.left, item);
    else node.right = this.#remove(node.right, item);
    return counted(node);
  }

  /** Marsaglia's xorshift32: only the tree's balance hangs on it, and nobody outside chooses what it meets. */
  #nextPriority(): number {
    let x = this.#seed;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#seed = x;
    return x >>> 0;
  }
}

function sizeOf(node: Node<unknown> | null): number {
  return node === null ? 0 : node.size;
}

function counted<Item>(node: Node<Item>): Node<Item> {
  node.size = sizeOf(node.left) + sizeOf(node.right) + 1;
  return node;
}

function merged<Item>(left: Node<Item> | null, right: Node<Item> | null): Node<Item> | null {
  if (left === null) return right;
  if (right === null) return left;
  if (left.priority > right.priority) {
    left.right = merged(left.right, right);
    return counted(left);
  }
  right.left = merged(left, right.left);
  return counted(right);
}
