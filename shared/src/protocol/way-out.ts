/** The page that leaves in place of the embedded door (docs/embedding.md): it has no origin, so that no browser writes down from where one left. */

export const WAY_OUT_PATH = '/way-out';
/** Of its frame, and of its own headers wherever it is opened. */
export const WAY_OUT_SANDBOX = 'allow-scripts allow-top-navigation';
