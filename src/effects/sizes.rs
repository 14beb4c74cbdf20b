//! Watching how large an element is: what stands over the text moves when the text does.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// Does something whenever the size changes, until it is dropped.
pub struct Watch {
    observer: Option<ResizeObserver>,
    _act: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Watches the element. Where the browser can't, nothing is done.
pub fn watch_size(element: &Element, act: impl Fn() + 'static) -> Watch {
    let act = Closure::<dyn Fn()>::new(act);
    let observer = ResizeObserver::new(act.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    Watch {
        observer,
        _act: act,
    }
}
