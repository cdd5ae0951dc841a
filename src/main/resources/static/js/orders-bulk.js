/** The form follows the hold: only actions that resolve it can be chosen, and only fields that the action needs are shown. */

const form = document.getElementById('bulk');
const hold = document.getElementById('hold');
const action = document.getElementById('action');

function fit() {
  for (const option of action.options) {
    const { decision, holds = '' } = option.dataset;
    option.hidden = option.disabled = decision === 'true' && !holds.split(' ').filter(Boolean).includes(hold.value);
  }
  if (action.selectedOptions[0]?.disabled) action.value = [...action.options].find(option => !option.disabled).value;
  const chosen = action.selectedOptions[0].dataset;
  show('reason-field', chosen.reason === 'true');
  show('warehouse-field', chosen.warehouse === 'true');
  document.getElementById('needs-hold').hidden = hold.value !== '';
}

function show(id, shown) {
  const field = document.getElementById(id);
  field.hidden = !shown;
  field.querySelector('input').required = shown && id === 'reason-field';
}

// What was previewed is not what would run once something changed.
form.addEventListener('input', () => { document.getElementById('preview').replaceChildren(); });
form.addEventListener('change', fit);
document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target.id === 'preview') event.detail.target.scrollIntoView({ block: 'start' });
});
fit();
