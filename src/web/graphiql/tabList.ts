/**
 * GraphiQL's tabs are `role="tab"` with two buttons inside, which no screen reader reaches: a tab has
 * no children. Here the list is what it looks like, a list of buttons of which one is current; told
 * anew whenever the list changes.
 */
export function describeTabs(root: HTMLElement): void {
  const describe = () => {
    const list = root.querySelector('.graphiql-tabs');
    list?.removeAttribute('role');
    for (const item of list?.querySelectorAll('.graphiql-tab') ?? []) {
      item.removeAttribute('role');
      item.removeAttribute('aria-selected');
      const isCurrent = item.classList.contains('graphiql-tab-active');
      item.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(isCurrent));
    }
    // What was a tab panel without tabs is a region by the current button's name.
    // Written once: each writing is a change that calls this again.
    root.querySelector('#graphiql-session:not([role=region])')?.setAttribute('role', 'region');
  };
  new MutationObserver(describe).observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['class', 'role', 'aria-selected'],
  });
  describe();
}
