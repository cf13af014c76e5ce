/** The advice and the doors to help, for browsers without a script (web-client/PAGE.md, "Without a script"). */
export const PLAIN_PATH = '/plain';
