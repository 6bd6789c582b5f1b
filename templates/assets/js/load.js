const loading = new Map()

// load brings one of our larger scripts and resolves with what it offers: it
// dispatches an event "offer" on its own element, so that no name becomes global.
// A failure can be tried again.
export function load(src, integrity) {
  if (!loading.has(src)) {
    loading.set(src, new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.addEventListener('offer', event => resolve(event.detail))
      script.onload = () => reject(new Error(src))
      script.onerror = () => {
        loading.delete(src)
        script.remove()
        reject(new Error(src))
      }
      if (integrity) script.integrity = integrity
      script.src = src
      document.head.append(script)
    }))
  }
  return loading.get(src)
}

// text fetches a file of ours.
export async function text(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer.text()
}
