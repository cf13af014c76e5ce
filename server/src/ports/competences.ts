/** The tree of competences, as it is in the directory at the moment of asking. */
export interface Competences {
  /** This one and all that are below it; none if there is no such one: whoever has one of them has this one too. */
  under(competence: string): ReadonlySet<string>;
}
