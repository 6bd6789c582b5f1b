// menus lets Escape close the <details data-menu> in which the focus is.
export function menus() {
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && event.target.closest('details[data-menu][open]')
    if (menu) {
      menu.open = false
      menu.querySelector('summary').focus()
    }
  })
}
