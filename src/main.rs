//! One binary, two roles: the page, and the worker in which texts are analysed.

use wasm_bindgen::JsCast;

fn main() {
    let global = js_sys::global();
    if global.is_instance_of::<web_sys::WorkerGlobalScope>() {
        hearsay_page::analysis::worker::start();
    } else if global.dyn_ref::<web_sys::Window>().is_some() {
        hearsay_page::app::render();
    }
}
