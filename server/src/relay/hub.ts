import type { Hub, HubParts } from './hub-parts.ts';

export declare function createHub(parts: HubParts): Hub;
