//! Files of the sample evidence come and go: look again when the folder changes.
fn main() {
    println!("cargo::rerun-if-changed=../../../assets/sample");
}
