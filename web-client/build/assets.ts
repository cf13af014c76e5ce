/** The built files that a document names. */
export interface Asset {
  path: string;
  /** Subresource integrity; none while developing. */
  integrity?: string;
}

export interface Assets {
  script: Asset;
  /** Scripts that the first one needs at once. */
  early: readonly Asset[];
  styles: readonly Asset[];
  /** Styles in a partner's frame, on top. */
  framed: readonly Asset[];
}
