import { stateStoreContract } from '../../ports/state-store.contract.ts';
import { MemoryStore } from './memory-store.ts';

stateStoreContract(async () => new MemoryStore());
