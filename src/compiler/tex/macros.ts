/** The lecture's notation, for use in every formula. */
export const macros: Readonly<Record<string, string>> = {
  '\\KL': 'D_{\\text{KL}}',
  '\\ELBO': '\\text{ELBO}',
  '\\E': '\\mathbb{E}',
  '\\H': 'H',
  '\\data': '\\mathcal{D}',
  '\\normal': '\\mathcal{N}',
  '\\dd': '\\mathrm{d}',
  '\\mean': '\\left\\langle #1 \\right\\rangle_{#2}',
}

/** Commands that lectures use most: what a misspelt one is compared with. */
export const commands: readonly string[] = [
  ...Object.keys(macros),
  ...`alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau
  upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega frac dfrac tfrac sqrt sum prod int
  iint oint lim log ln exp sin cos tan max min arg sup inf det Pr left right middle big Big bigg Bigg langle rangle lvert
  rvert lVert rVert mid parallel infty partial nabla cdot cdots ldots dots times div pm mp leq geq neq approx equiv sim
  simeq propto in notin subset subseteq cup cap to rightarrow leftarrow Rightarrow Leftarrow iff implies mapsto forall
  exists text textbf textit mathrm mathbf mathcal mathbb mathit mathsf operatorname boldsymbol hat tilde bar vec dot
  overline underline overbrace underbrace overset underset stackrel quad qquad begin end aligned cases matrix pmatrix
  bmatrix array displaystyle textstyle color textcolor boxed cancel hspace vspace phantom substack binom prime star ast
  circ dagger emptyset setminus Re Im ell hbar tag`
    .trim()
    .split(/\s+/)
    .map(name => `\\${name}`),
]
