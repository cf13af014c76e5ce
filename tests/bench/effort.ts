/** How much is measured. */
export interface Effort {
  /** Rounds worth keeping for each ratio. */
  rounds: number;
  /** Sets of fresh processes that the rounds are spread over. */
  sets: number;
  /** Fresh processes for figures that one process gives only once. */
  processes: number;
}

export const FULL: Effort = { rounds: 12, sets: 3, processes: 3 };
export const QUICK: Effort = { rounds: 3, sets: 1, processes: 1 };
